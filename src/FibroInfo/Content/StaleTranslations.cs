using System.Text;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>Translations whose source changed since, block by block.</summary>
internal static class StaleTranslations
{
    public static IEnumerable<Problem> Of(IReadOnlyCollection<TextFile<Article>> articles)
    {
        var byPath = articles
            .Where(file => file.Good is not null && !file.Path.IsNext)
            .ToDictionary(file => (file.Path.Folder, file.Path.Language), file => file.Good!);
        foreach (Article article in byPath.Values.Where(article => article.Translation is not null))
        {
            Translation translation = article.Translation!;
            if (byPath.TryGetValue((article.Key, translation.From), out Article? source) && Changed(source, translation) is var changed and > 0)
            {
                yield return new Place(article.File).Warning("file.translation", $"{changed} blocks of {source.File} changed since this was translated.",
                    "Translate them again, and write 'translated-at' anew.");
            }
        }
    }

    private static int Changed(Article source, Translation translation)
    {
        string text = Encoding.UTF8.GetString(source.Source.Span);
        string body = FrontMatter.Read(text, source.File, [])?.Body ?? "";
        return Signature.Blocks(body).Except(translation.Blocks, StringComparer.Ordinal).Count();
    }
}
