using FibroInfo.Text;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Looks a draft over before it is stored (C-5, C-8, T33). Pure: what is done about a finding is the caller's. Length is not among
/// the checks, as <see cref="CommentText"/> and <see cref="DisplayName"/> cannot be too long.
/// </summary>
public static class CommentScreening
{
    // In the order in which the writer hears of it.
    private static readonly Func<CommentDraft, ScreeningPolicy, IEnumerable<Finding>>[] Checks =
    [
        Everywhere(DespairWords.In),
        Honeypot.In,
        Everywhere(HostileUnicode.In),
        Everywhere(Links.In),
        ReservedNames.In,
        Everywhere(BirthNumbers.In),
        Everywhere(PhoneNumbers.In),
        Everywhere(EmailAddresses.In),
        Everywhere(Addresses.In),
        Everywhere(OthersHealth.In),
        StaffNames.In,
        Everywhere(MedicineNames.In),
    ];

    public static ScreeningResult Look(CommentDraft draft, ScreeningPolicy policy) =>
        new([.. Checks.SelectMany(check => check(draft, policy))]);

    /// <summary>For a text that cannot be taken as it is, too long or under no name: help does not wait for that (C-8).</summary>
    /// <param name="text">Whatever was typed.</param>
    public static ScreeningResult LookForDespair(string text) =>
        new(TypedText.TryCompose(text, out string composed) ? [.. DespairWords.In(new Passage(DraftField.Body, composed))] : []);

    // What must not stand in the text must not stand in the name either.
    private static Func<CommentDraft, ScreeningPolicy, IEnumerable<Finding>> Everywhere(Func<Passage, IEnumerable<Finding>> check) => (draft, _) =>
        [.. check(new Passage(DraftField.Body, draft.Body.Value)), .. check(new Passage(DraftField.Name, draft.Name.Value))];
}
