using FibroInfo.Content.Pictures;

namespace FibroInfo.Editing.Pictures;

/// <summary>What became of a picture that was to be added or removed. Nothing but <see cref="Added"/> and <see cref="Removed"/> changed a file.</summary>
public abstract record PictureOutcome
{
    private PictureOutcome()
    {
    }

    public sealed record Added(PictureFile Picture) : PictureOutcome;

    /// <summary>The same picture lies in this folder already.</summary>
    public sealed record Known(PictureFile Picture) : PictureOutcome;

    public sealed record Unfit(PictureFault Why) : PictureOutcome;

    public sealed record Removed : PictureOutcome;

    public sealed record InUse(IReadOnlyList<PictureUse> Uses) : PictureOutcome;

    /// <summary>It is not there, or is another one by now.</summary>
    public sealed record Gone : PictureOutcome;

    /// <param name="Why">A sentence for the person at the form: the folder is read-only, or the disk is full.</param>
    public sealed record Refused(string Why) : PictureOutcome;
}
