using System.Globalization;
using FibroInfo.Comments;
using FibroInfo.Content;
using FibroInfo.Editing.SiteData;
using FibroInfo.References;
using FibroInfo.Reports;
using FibroInfo.Text;

namespace FibroInfo.Pages;

/// <summary>The addresses of the staff's pages, with all that can follow them. What stands before comes from <see cref="Routes"/>.</summary>
public static class StaffRoutes
{
    /// <summary>
    /// Where the staff write a text: by its folder, and by the name of its file where that is not the first language's. Whatever
    /// there is of an article is there of a plain page too, at the same address below <see cref="Pages"/>.
    /// </summary>
    public static class Articles
    {
        public const string List = Routes.Admin.Articles;

        public const string Pages = Routes.Admin.Pages;

        public static string ListFor(ContentPath path) => path.IsArticle ? List : Pages;

        /// <summary>The key of what the list is called.</summary>
        public static string ListNameFor(ContentPath path) => path.IsArticle ? "texts.title" : "pages.title";

        /// <summary>The file's name without its end: <c>nb</c>, <c>en.next</c>.</summary>
        public static string FileNameFor(ContentPath path) => path.IsNext ? $"{path.Language}.next" : path.Language.Code;

        /// <summary>The editor; a post there keeps the draft.</summary>
        public static string For(ContentPath path) => $"{Folder(path)}?lang={FileNameFor(path)}";

        /// <param name="done">What was done to it: the editor says so; null for nothing.</param>
        public static string After(ContentPath path, string? done) => done is null ? For(path) : $"{For(path)}&done={done}";

        public static string Discard(ContentPath path) => Below(path, "discard");

        /// <summary>Where an advertisement is made of a plain link in it.</summary>
        public static string Advertisement(ContentPath path) => Below(path, "advertisement");

        public static string Publication(ContentPath path) => Below(path, "publication");

        public static string ReviewRequest(ContentPath path) => Below(path, "review-request");

        public static string CancelReviewRequest(ContentPath path) => Below(path, "review-request/cancel");

        public static string Schedule(ContentPath path) => Below(path, "schedule");

        public static string CancelSchedule(ContentPath path) => Below(path, "schedule/cancel");

        public static string Withdrawal(ContentPath path) => Below(path, "withdrawal");

        public static string VersionsFor(ContentPath path) => Below(path, "versions");

        /// <param name="path">The text.</param>
        /// <param name="number">Of the version.</param>
        /// <param name="with">The one that it is compared with; null for the one before.</param>
        public static string VersionFor(ContentPath path, int number, int? with = null) => string.Create(
            CultureInfo.InvariantCulture, $"{Folder(path)}/versions/{number}?lang={FileNameFor(path)}{(with is null ? "" : $"&with={with}")}");

        /// <summary>Where its address is changed.</summary>
        public static string ChangeAddressFor(ContentPath path) => Below(path, "address");

        /// <summary>Where another article begins with it.</summary>
        public static string CopyFor(ContentPath path) => Below(path, "copy");

        public static string PreviewLinksFor(ContentPath path) => Below(path, "links");

        /// <summary>Where a colleague's draft is read and signed.</summary>
        public static string ReviewFor(ContentPath path, long request) => $"{Below(path, "review")}&of={request}";

        public static string SendBack(ContentPath path, long request) => $"{Below(path, "review/return")}&of={request}";

        /// <summary>Where a text is signed as it stands in its file.</summary>
        public static string SignFor(ContentPath path) => Below(path, "sign");

        /// <summary>What can stand between its brackets, as data.</summary>
        public static string Completions(ContentPath path) => Below(path, "completions");

        public static string PicturesFor(ContentPath path) => Below(path, "pictures");

        /// <summary>A picture of an article, one too that no reader sees yet.</summary>
        public static string PictureFor(Slug folder, string name) => $"{List}/{folder}/pictures/{Uri.EscapeDataString(name)}";

        public static string RemovePicture(ContentPath path, string name) => $"{PictureFor(path.Folder, name)}/remove?lang={FileNameFor(path)}";

        /// <summary>What the renderer made, with each picture taken from where the staff find it: readers' addresses know only what is published.</summary>
        public static string WithStaffPictures(string html, Article article) =>
            html.Replace($"src=\"{article.Address}/", $"src=\"{List}/{article.Key}/pictures/", StringComparison.Ordinal);

        /// <summary>Null for what is no name of a text.</summary>
        /// <param name="asked">Whose beginning says whether it is an article or a plain page.</param>
        public static ContentPath? Find(PathString asked, string folder, string name) =>
            ContentPath.Parse($"{(asked.StartsWithSegments(Pages, StringComparison.OrdinalIgnoreCase) ? "pages" : "articles")}/{folder}/{name}.md", []);

        private static string Folder(ContentPath path) => $"{ListFor(path)}/{path.Folder}";

        private static string Below(ContentPath path, string part) => $"{Folder(path)}/{part}?lang={FileNameFor(path)}";
    }

    /// <summary>Where the staff find the pages of the library. Small letters, as everywhere in addresses.</summary>
    public static class Sources
    {
        public const string List = Routes.Admin.Sources;
        public const string Add = $"{List}/add";
        public const string ByHand = $"{Add}/by-hand";
        public const string Import = $"{List}/import";
        public const string Notices = $"{List}/notices";
        public const string Verification = $"{List}/verification";

        // A source may be called like one of these, and no key begins with a line.
        private static readonly string[] Pages = ["add", "import", "notices", "verification", "library.bib", "library.ris", "library.json"];

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
