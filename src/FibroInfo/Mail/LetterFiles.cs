using FibroInfo.Data;
using FibroInfo.Text;
using MimeKit;

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
        ? Directory.EnumerateFiles(Folder, "*.eml").Where(file => address.Value.Equals(ReceiverIn(file), StringComparison.OrdinalIgnoreCase))
        : [];

    private static KeptLetter Read(string file)
    {
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file));
        using var message = MimeMessage.Load(file);
        return new KeptLetter(0, ReceiverOf(message), message.Subject ?? "", (message.TextBody ?? "").ReplaceLineEndings("\n").TrimEnd('\n'), written, written);
    }

    private static string ReceiverIn(string file)
    {
        try
        {
            using var message = MimeMessage.Load(file);
            return ReceiverOf(message);
        }
        catch (FormatException)
        {
            // Nothing that this site wrote.
            return "";
        }
    }

    // Our own letters have one receiver, in ASCII.
    private static string ReceiverOf(MimeMessage message) => message.To.Mailboxes.FirstOrDefault()?.GetAddress(idnEncode: true) ?? "";

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
