namespace FibroInfo.Markdown.Boxes;

/// <summary>Every kind of box there is. A new one is a file and a line here.</summary>
internal static class BoxCatalogue
{
    /// <summary>Easy reading is a box by its spelling, but a text of its own: it is taken out before the boxes are read.</summary>
    public const string Easy = "easy";

    private static readonly Dictionary<string, Box> ByName = new Box[]
    {
        new EvidenceBox(), new CautionBox(), new HelpBox(), new UnknownBox(), new OpinionBox(), new StudyBox(),
        new ProductBox(), new VideoBox(), new PeopleBox(),
    }.ToDictionary(box => box.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys.Append(Easy);

    public static Box? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);
}
