namespace FibroInfo.Content;

/// <summary>One article in one language: what stands, and what will stand once its own time has come.</summary>
internal sealed record Edition(Article? Current, Article? Next)
{
    public Article? Any => Current ?? Next;

    public Article? At(DateTimeOffset now) =>
        Next is { Status: ArticleStatus.Withdrawn } or { Status: ArticleStatus.Published } && Next.Publish <= now ? Next : Current;
}
