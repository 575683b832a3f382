using FibroInfo.Audit;

namespace FibroInfo.Editing.Drafts;

/// <summary>Who writes a text, and what its version tells of it.</summary>
/// <param name="Why">What they said about it, on one line; may be empty.</param>
/// <param name="Restored">The number of the version that is brought back; null for a text that was written anew.</param>
internal sealed record TextDeed(Actor Who, string Why, int? Restored = null);
