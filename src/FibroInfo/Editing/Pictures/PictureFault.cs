namespace FibroInfo.Editing.Pictures;

/// <summary>Why a picture is not taken. Each has a sentence.</summary>
public enum PictureFault
{
    Empty,
    TooLarge,
    TooManyPixels,
    Truncated,
    Damaged,

    /// <summary>Right, but saved in a way that not every browser shows.</summary>
    Unusual,
    Moves,

    /// <summary>An AVIF that says where or with what it was made, which cannot be cut out of it.</summary>
    Told,
    Svg,
    WebPage,
    Document,
    Gif,
    Heic,
    Unknown,
}
