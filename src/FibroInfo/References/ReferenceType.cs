namespace FibroInfo.References;

/// <summary>The kinds of source that are printed or exported in different ways.</summary>
public enum ReferenceType { Other, JournalArticle, Preprint, Book, Chapter, WebPage, Report, Dataset }

public static class ReferenceTypes
{
    /// <summary>From a type of the CSL schema; one not named here is <see cref="ReferenceType.Other"/>.</summary>
    public static ReferenceType Of(string cslType) => cslType switch
    {
        "article-journal" or "article-magazine" or "article-newspaper" or "review" or "review-book" => ReferenceType.JournalArticle,
        // CSL 1.0.2 keeps the bare word for what is out before a journal took it.
        "article" => ReferenceType.Preprint,
        "book" => ReferenceType.Book,
        "chapter" or "entry" or "entry-dictionary" or "entry-encyclopedia" or "paper-conference" => ReferenceType.Chapter,
        "webpage" or "post" or "post-weblog" => ReferenceType.WebPage,
        "report" => ReferenceType.Report,
        "dataset" => ReferenceType.Dataset,
        _ => ReferenceType.Other,
    };
}
