using FibroInfo.Content;
using FibroInfo.Editing.Previews;
using FibroInfo.Editing.Signing;

namespace FibroInfo.Pages.Admin.Articles.Next;

/// <summary>What happens next with a text.</summary>
/// <param name="Own">That its writer asks for a signature, or did.</param>
/// <param name="ToSign">What colleagues ask this person to sign in it.</param>
/// <param name="Planned">A change of it that comes by itself.</param>
public sealed record NextStep(Step Step, ReviewRequest? Own, IReadOnlyList<ReviewRequest> ToSign, Article? Planned)
{
    /// <summary>While nobody can ask the rows.</summary>
    public static readonly NextStep Unknown = new(Step.Free, null, [], null);

    /// <summary>Readers have it in another wording: they are told of a change of meaning.</summary>
    public bool IsOfLive { get; init; }

    /// <summary>By which people without an account read it.</summary>
    public IReadOnlyList<PreviewLink> Links { get; init; } = [];

    public bool MayPublish => Step is Step.Free or Step.Signed or Step.ChangedSince or Step.Withdrawn;
}
