using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>A notice that was found and is to be written into <c>references.json</c>.</summary>
/// <param name="Source">The citation key.</param>
public sealed record FoundNotice(string Source, Notice Notice);
