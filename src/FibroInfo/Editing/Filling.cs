using System.Text.Json.Nodes;

namespace FibroInfo.Editing;

/// <summary>A source of the library, and another record of the same paper from which it gets what it lacks.</summary>
public sealed record Filling(string Key, JsonObject More);
