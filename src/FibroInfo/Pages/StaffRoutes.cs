using FibroInfo.Comments;
using FibroInfo.Editing.SiteData;
using FibroInfo.References;
using FibroInfo.Reports;
using FibroInfo.Text;

namespace FibroInfo.Pages;

/// <summary>The addresses of the staff's pages, with all that can follow them. What stands before comes from <see cref="Routes"/>.</summary>
public static class StaffRoutes
{
    /// <summary>Where the staff find the pages of the library. Small letters, as everywhere in addresses.</summary>
    public static class Sources
    {
        public const string List = Routes.Admin.Sources;
        public const string Add = $"{List}/add";
        public const string ByHand = $"{Add}/by-hand";
        public const string Import = $"{List}/import";
        public const string Notices = $"{List}/notices";

        // A source may be called like one of these, and no key begins with a line.
        private static readonly string[] Pages = ["add", "import", "notices", "library.bib", "library.ris", "library.json"];

        public static string For(Reference source) => For(source.Id);

        public static string For(string key) => Pages.Contains(key, StringComparer.OrdinalIgnoreCase) ? $"{List}/_{Part(key)}" : $"{List}/{Part(key)}";

        /// <param name="part">What stands in the address of a source's page.</param>
        public static string KeyIn(string part) => part.StartsWith('_') ? part[1..] : part;

        /// <param name="action">What is done there: the last part of the address.</param>
        public static string For(Reference source, string action) => $"{List}/{Part(source.Id)}/{action}";

        public static string Merge(Reference source, Reference with) => $"{For(source, "merge")}?with={Uri.EscapeDataString(with.Id)}";

        public static string Export(string format) => $"{List}/library.{format}";

        /// <param name="key">The source.</param>
        /// <param name="done">What was done to it: the page says so.</param>
        public static string After(string key, string done) => $"{For(key)}?done={done}";

        private static string Part(string key) => Uri.EscapeDataString(key.ToLowerInvariant());
    }

    /// <summary>Where the staff find the forms of the yaml files.</summary>
    public static class Site
    {
        public const string All = Routes.Admin.Site;

        /// <summary>When to get help.</summary>
        public const string Urgency = $"{All}/urgency";

        /// <summary>In the place of an id, which never begins so.</summary>
        public const string New = "_add";

        public static string For(SiteDataFile file) => Routes.Admin.SiteFile(file.Name);

        public static string Add(SiteDataFile file) => $"{For(file)}/{New}";

        public static string For(SiteDataFile file, string? id) => id is null ? For(file) : $"{For(file)}/{Uri.EscapeDataString(id)}";

        public static string Remove(SiteDataFile file, string id) => $"{For(file, id)}/remove";
    }

    /// <summary>Addresses of the queue, with the state in the address in lower case.</summary>
    public static class Comments
    {
        public const string Path = Routes.Admin.Comments;

        /// <summary>In the order of the pills. What was erased is nowhere.</summary>
        public static readonly IReadOnlyList<CommentState> States = [CommentState.Waiting, CommentState.Approved, CommentState.Rejected, CommentState.Spam];

        public static bool TryState(string? word, out CommentState state)
        {
            state = States.FirstOrDefault(one => Word(one) == word);
            return word is not null && Word(state) == word;
        }

        public static string Word(CommentState state) => state.ToString().ToLowerInvariant();

        public static string For(QueueSearch search) => For(search.State, search.Words, search.After);

        public static string For(CommentState state, string words = "", PageCursor? after = null)
        {
            string[] parts =
            [
                .. state == CommentState.Waiting ? Array.Empty<string>() : [$"state={Word(state)}"],
                .. words == "" ? Array.Empty<string>() : [$"q={Uri.EscapeDataString(words)}"],
                .. after is null ? Array.Empty<string>() : [$"after={after}"],
            ];
            return parts.Length == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
        }
    }

    /// <summary>Where the staff find the readers' reports. Small letters, as everywhere in addresses.</summary>
    public static class Reports
    {
        public const string Path = Routes.Admin.Reports;

        public static string For(bool isOpen, ReportKind? kind = null, long? after = null, string? done = null)
        {
            string?[] keys =
            [
                isOpen ? null : "state=decided",
                kind is null ? null : $"kind={kind.ToString()!.ToLowerInvariant()}",
                after is null ? null : $"after={after}",
                done,
            ];
            string query = string.Join('&', keys.OfType<string>());
            return query == "" ? Path : $"{Path}?{query}";
        }

        /// <param name="done">What was done, as <c>done=7</c>: the page says so.</param>
        public static string After(ReportSearch search, string done) => For(search.IsOpen, search.Kind, done: done);
    }
}
