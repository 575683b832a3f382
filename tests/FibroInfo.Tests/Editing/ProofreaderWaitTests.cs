using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Drafts;

namespace FibroInfo.Tests.Editing;

/// <summary>A folder on a drive that does not answer.</summary>
public sealed class ProofreaderWaitTests
{
    [Fact]
    public async Task Nobody_waits_long_for_a_folder_that_does_not_answer()
    {
        using var content = new TempContent();
        using var hanging = new HangingClock();
        using var files = new ContentFiles(new ContentFolder(content.Root));
        var proofs = new DraftValidator(files, new ContentStore(TimeProvider.System), hanging);
        Task[] asked = [Task.Run(proofs.Desk), Task.Run(proofs.Desk)];

        foreach (Task one in asked)
        {
            await Assert.ThrowsAsync<ContentAwayException>(() => one.WaitAsync(TimeSpan.FromSeconds(20)));
        }

        hanging.Answer();
        Assert.NotNull(await Task.Run(proofs.Desk).WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
