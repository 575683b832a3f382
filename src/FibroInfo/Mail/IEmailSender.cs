using FibroInfo.Data;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>Carries a letter out of the site: into a folder, or to a mail server.</summary>
public interface IEmailSender
{
    /// <summary>Returns null when somebody else answers for the letter; any failure, and any exception, means that it may be tried again.</summary>
    /// <param name="name">A name for it that is the same at every attempt, fit for a file.</param>
    public Task<DeliveryFailure?> SendAsync(MimeMessage message, string name, CancellationToken cancel);
}

/// <summary>
/// Without a mail server: letters are files in <c>Paths:Data/mail</c>, whole or not there, for the site's user alone.
/// They hold addresses in the clear until the operator takes them away.
/// </summary>
public sealed class FolderEmailSender(DataFolder folder) : IEmailSender
{
    private static readonly FormatOptions Format = CreateFormat();

    public async Task<DeliveryFailure?> SendAsync(MimeMessage message, string name, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await message.WriteToAsync(Format, bytes, cancel);
        try
        {
            PrivateFiles.CreateFolder(folder.File("mail"));
            PrivateFiles.Write(folder.File("mail", $"{name}.eml"), bytes.ToArray());
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new DeliveryFailure(DeliveryFailureKind.FolderNotWritable);
        }
    }

    // The lines of a message end alike on every system (RFC 5322).
    private static FormatOptions CreateFormat()
    {
        FormatOptions format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
