using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Mail;

/// <summary>The letters that were put into the mail folder for want of a mail server: also there somebody's address is kept.</summary>
public sealed class LetterFiles(DataFolder folder)
{
    private string Folder => folder.File("mail");

    /// <exception cref="StoreAwayException">The folder cannot be read.</exception>
    public IReadOnlyList<KeptLetter> To(EmailAddress address) => Guarded<IReadOnlyList<KeptLetter>>(() => [.. FilesTo(address).Select(Read)]);

    /// <returns>How many there were.</returns>
    /// <exception cref="StoreAwayException">The folder cannot be read or written.</exception>
    public int EraseTo(EmailAddress address) => Guarded(() =>
    {
        string[] theirs = [.. FilesTo(address)];
        Array.ForEach(theirs, File.Delete);
        return theirs.Length;
    });

    private IEnumerable<string> FilesTo(EmailAddress address) => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.eml").Where(file => address.Value.Equals(ReceiverOf(file), StringComparison.OrdinalIgnoreCase))
        : [];

    private static KeptLetter Read(string file)
    {
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file));
        string body = string.Join('\n', File.ReadLines(file).SkipWhile(line => line != "").Skip(1));
        return new KeptLetter(0, ReceiverOf(file), Head(file, "Subject"), body, written, written);
    }

    private static string ReceiverOf(string file) => Head(file, "To").Trim('<', '>');

    // Our own letters: one receiver, in ASCII, on a line of the head.
    private static string Head(string file, string name) => File.ReadLines(file).TakeWhile(line => line != "")
        .FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim() ?? "";

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreAwayException("The mail folder cannot be read or written.", exception);
        }
    }
}
