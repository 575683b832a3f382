using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>The articles that the content folder has. One whose file is broken or gone is in neither list: nothing is known of it.</summary>
public sealed record KnownArticles(IReadOnlyCollection<Slug> Withdrawn, IReadOnlyCollection<Slug> Others);
