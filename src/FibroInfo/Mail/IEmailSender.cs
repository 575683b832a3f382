using FibroInfo.Data;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>Hands an e-mail over: to a mail server, or into a folder.</summary>
public interface IEmailSender
{
    /// <summary>Returns null when the e-mail was handed over. After a failure or an exception it may be tried again.</summary>
    /// <param name="name">A file name for the message, the same at every attempt.</param>
    public Task<DeliveryFailure?> SendAsync(MimeMessage message, string name, CancellationToken cancel);
}

/// <summary>
/// Used without a mail server: writes each e-mail as a complete file to <c>Paths:Data/mail</c>, readable only by the site's user.
/// The files contain addresses unencrypted until the operator removes them.
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

    // RFC 5322: the lines of a message end with CR LF on every system.
    private static FormatOptions CreateFormat()
    {
        FormatOptions format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
