using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Drafts;

namespace FibroInfo.Tests.Editing.Drafts;

/// <summary>A folder on a drive that does not answer.</summary>
public sealed class ProofreaderWaitTests
{
    [Fact]
    public async Task Nobody_waits_long_for_a_folder_that_does_not_answer()
    {
        using var content = new TempContent();
        using var hanging = new HangingClock();
        using var files = new ContentFileWriter(new ContentFolder(content.Root));
        var proofs = new DraftValidator(files, new ContentStore(TimeProvider.System), hanging);
        Task[] asked = [Task.Run(proofs.CreateContext), Task.Run(proofs.CreateContext)];

        foreach (Task one in asked)
        {
            await Assert.ThrowsAsync<ContentUnavailableException>(() => one.WaitAsync(TimeSpan.FromSeconds(20)));
        }

        hanging.Answer();
        Assert.NotNull(await Task.Run(proofs.CreateContext).WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
