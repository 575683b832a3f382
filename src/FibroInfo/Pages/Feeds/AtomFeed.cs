using System.Globalization;
using System.Xml.Linq;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Feeds;

/// <summary>A feed in the format of RFC 4287, for programs that tell their user what is new.</summary>
/// <param name="Title">What the reader's program calls it.</param>
/// <param name="Publisher">Stands as its author: the format wants one, and not every entry has one.</param>
/// <param name="Address">Of the feed itself.</param>
/// <param name="Page">The page that shows the same to people.</param>
public sealed record AtomFeed(string Title, string Publisher, string Address, string Page, Language Language)
{
    /// <summary>A program asks again within days; who comes back after a year reads the site.</summary>
    private const int MaxEntries = 50;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public required IEnumerable<AtomEntry> Entries { get; init; }

    /// <param name="site">Every address in a feed is whole.</param>
    /// <param name="whenEmpty">Stands as the last change while there is no entry.</param>
    /// <returns>UTF-8, newest entry first.</returns>
    public byte[] Write(SiteAddress site, DateTimeOffset whenEmpty)
    {
        AtomEntry[] newest = [.. Entries.OrderByDescending(entry => entry.Updated).Take(MaxEntries)];
        var feed = new XElement(Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", Language.Code),
            Text("title", Title),
            Text("id", site.Absolute(Address)),
            Link("self", site.Absolute(Address), "application/atom+xml"),
            Link("alternate", site.Absolute(Page), "text/html"),
            Moment("updated", newest.Length > 0 ? newest[0].Updated : whenEmpty),
            new XElement(Atom + "author", Text("name", Publisher)),
            newest.Select(entry => Write(entry, site)));
        return XmlFile.Write(feed);
    }

    private static XElement Write(AtomEntry entry, SiteAddress site) => new(Atom + "entry",
        Text("title", entry.Title),
        Text("id", site.Absolute(entry.Id)),
        Link("alternate", site.Absolute(entry.Page), "text/html"),
        entry.Published is { } published ? Moment("published", published) : null,
        Moment("updated", entry.Updated),
        entry.Authors.Select(author => new XElement(Atom + "author", Text("name", author))),
        entry.Topics.Select(topic => new XElement(Atom + "category", new XAttribute("term", XmlFile.Clean(topic)))),
        Text("summary", entry.Summary));

    private static XElement Text(string name, string text) => new(Atom + name, XmlFile.Clean(text));

    private static XElement Link(string relation, string address, string type) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    private static XElement Moment(string name, DateTimeOffset moment) =>
        new(Atom + name, moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
}

/// <param name="Id">The same for ever, also when the page moves: a program tells by it which entries its user has seen.</param>
/// <param name="Page">The address of what it is about.</param>
/// <param name="Updated">The last change that readers should hear of.</param>
public sealed record AtomEntry(string Id, string Page, string Title, string Summary, DateTimeOffset Updated)
{
    public DateTimeOffset? Published { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];
}
