using System.Globalization;
using System.Text.Json;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Reads the site's own facts about a source, under <c>custom</c> (contract §1).</summary>
internal static class CslSourceAppraisal
{
    private const string Rule = "reference.facts";

    private static readonly string[] Known =
        ["design", "participants", "population", "finding", "limits", "evidence", "indirect", "status", "checked", "notice"];

    private static readonly string[] Statuses = ["unverified", "verified"];

    private static readonly string[] Kinds = ["retraction", "partial-retraction", "concern", "correction"];

    public static SourceAppraisal Read(CslFields item)
    {
        if (item.Find("custom") is not { } json)
        {
            return SourceAppraisal.None;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            item.Error(Rule, $"The custom facts of '{item.Name}' aren't an object.", "Write \"custom\": {\"design\": …, \"evidence\": …}.");
            return SourceAppraisal.None;
        }

        CslFields facts = item.Inside(json);
        WarnOfMisspelled(facts);
        string? evidence = Word(facts, "evidence", EvidenceLabel.Words);
        return new SourceAppraisal
        {
            Design = facts.Text("design"),
            Participants = Participants(facts),
            Population = facts.Text("population"),
            Finding = facts.Text("finding"),
            Limits = facts.Text("limits"),
            Label = EvidenceLabel.TryParse(evidence, out EvidenceLabel? label) ? label : null,
            Indirect = Indirect(facts),
            Status = (SourceStatus)Math.Max(0, Array.IndexOf(Statuses, Word(facts, "status", Statuses))),
            Checked = Day(facts, "checked"),
            Notice = Notice(facts),
        };
    }

    // Other programs store data of their own under "custom", so only a likely misspelling is reported.
    private static void WarnOfMisspelled(CslFields facts)
    {
        foreach (string key in facts.Keys.Except(Known, StringComparer.Ordinal))
        {
            if (SpellingSuggestion.FindNearest(key, Known) is { } meant)
            {
                facts.Warn(Rule, $"'{facts.Name}' has an unknown fact '{key}'.", $"Did you mean '{meant}'?");
            }
        }
    }

    private static string? Word(CslFields facts, string field, IReadOnlyList<string> words)
    {
        if (facts.Find(field) is not { } json)
        {
            return null;
        }

        string? word = facts.Text(field);
        if (word is not null && words.Contains(word, StringComparer.Ordinal))
        {
            return word;
        }

        facts.Error(
            Rule,
            $"'{facts.Name}' has {field} '{RegistryTextCleaner.Start(word ?? json.GetRawText())}', which is not one of {string.Join(", ", words)}.",
            SpellingSuggestion.Hint(word ?? "", words) + "Use one of these words.");
        return null;
    }

    private static int? Participants(CslFields facts)
    {
        if (facts.Find("participants") is null)
        {
            return null;
        }

        if (int.TryParse(facts.Text("participants"), NumberStyles.None, CultureInfo.InvariantCulture, out int people))
        {
            return people;
        }

        facts.Error(Rule, $"The participants of '{facts.Name}' aren't a whole number.", "Write the number only, as in 58; say who they were under population.");
        return null;
    }

    private static bool Indirect(CslFields facts)
    {
        JsonValueKind kind = facts.Find("indirect")?.ValueKind ?? JsonValueKind.False;
        if (kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            facts.Error(Rule, $"'{facts.Name}' has 'indirect' that is neither true nor false.", "Write true or false without quotes.");
        }

        return kind == JsonValueKind.True;
    }

    private static Notice? Notice(CslFields facts)
    {
        if (facts.Find("notice") is not { } json)
        {
            return null;
        }

        CslFields? notice = json.ValueKind == JsonValueKind.Object ? facts.Inside(json) : null;
        if (notice?.Find("kind") is null)
        {
            facts.Error(Rule, $"The notice of '{facts.Name}' has no kind.", "Write \"notice\": {\"kind\": \"retraction\", \"date\": …, \"doi\": …}.");
            return null;
        }

        return Word(notice, "kind", Kinds) is { } kind
            ? new Notice((NoticeKind)Array.IndexOf(Kinds, kind), Day(notice, "date"), CslIdentifiers.Doi(notice, "doi"))
            : null;
    }

    private static DateOnly? Day(CslFields facts, string field)
    {
        if (facts.Text(field) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        facts.Error("reference.date",
            $"'{facts.Name}' has a {field} date that is not on the calendar: '{RegistryTextCleaner.Start(text)}'.", "Write it as 2026-11-02.");
        return null;
    }
}
