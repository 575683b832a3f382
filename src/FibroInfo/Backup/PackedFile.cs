namespace FibroInfo.Backup;

/// <summary>A file in a backup.</summary>
/// <param name="Name">With slashes, as <see cref="PackedNames"/> allows it.</param>
/// <param name="Bytes">Its length unpacked.</param>
/// <param name="Sha256">Of its bytes, in lower-case hex.</param>
public sealed record PackedFile(string Name, long Bytes, string Sha256);
