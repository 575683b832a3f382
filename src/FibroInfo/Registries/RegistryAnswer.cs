using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>What a registry answered about one paper.</summary>
/// <param name="Record">Its record, in our own shape; null unless the answer is <see cref="Answer.Known"/>.</param>
public sealed record RegistryAnswer(Answer Answer, Reference? Record, NoticeFinding Notice)
{
    /// <summary>No record, for whatever reason: nothing is known of notices either.</summary>
    public static RegistryAnswer Without(Answer why) => new(why, null, NoticeFinding.Unknown);
}
