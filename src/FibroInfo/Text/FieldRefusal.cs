namespace FibroInfo.Text;

/// <summary>Why what a visitor typed into a field was not taken.</summary>
public enum FieldRefusal
{
    /// <summary>Half characters, which no text has: a program sent it, not a keyboard.</summary>
    NotText,
    TooShort,
    TooLong,
    NotAnAddress,
}
