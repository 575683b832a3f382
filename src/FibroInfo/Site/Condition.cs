using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

/// <summary>
/// How a code relates to the condition: a code that covers several illnesses must never be shown as the exact one (P-14).
/// </summary>
public enum CodeRelation { Exact, Broader, IncludedIn }

/// <param name="RelationPlace">Where the file states the relation, for the rule that checks it.</param>
public sealed record ConditionCode(string System, string Code, string Label, CodeRelation Relation, DateOnly? Checked, FileLocation RelationPlace);

/// <summary>An illness or complaint that articles are about, with its diagnosis codes for health workers.</summary>
public sealed record Condition(string Id, LocalText Names, ValueList<ConditionCode> Codes)
{
    public static Condition Read(string id, YamlMap map) => new(
        id,
        map.Local("names") ?? LocalText.Same(map.Required("names")),
        [.. map.Maps("codes", "code").Select(ReadCode)]);

    private static ConditionCode ReadCode(YamlMap map)
    {
        var code = new ConditionCode(
            map.Required("system"),
            map.Required("code"),
            map.Required("label"),
            map.OneOf("relation", "exact", "broader", "included-in") switch
            {
                "broader" => CodeRelation.Broader,
                "included-in" => CodeRelation.IncludedIn,
                _ => CodeRelation.Exact,
            },
            map.Date("checked"),
            map.PlaceOf("relation"));
        map.Required("relation");
        map.RefuseOthers();
        return code;
    }
}
