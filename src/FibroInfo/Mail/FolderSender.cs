using System.Net.Mail;
using FibroInfo.Data;

namespace FibroInfo.Mail;

/// <summary>
/// Without a mail server: letters are files in <c>Paths:Data/mail</c>, whole or not there, for the site's user alone.
/// They hold addresses in the clear until the operator takes them away.
/// </summary>
public sealed class FolderSender(DataFolder folder) : ISender
{
    public async Task SendAsync(MailMessage message, string name, CancellationToken cancel)
    {
        OwnersOnly.CreateFolder(folder.File("mail"));
        string beside = folder.File("mail", "new");
        // What a crash left there is only part of a letter.
        if (Directory.Exists(beside))
        {
            Directory.Delete(beside, recursive: true);
        }

        OwnersOnly.CreateFolder(beside);
        using (var writer = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Path.GetFullPath(beside) })
        {
            await writer.SendMailAsync(message, cancel);
        }

        string written = Directory.EnumerateFiles(beside).Single();
        OwnersOnly.Write(folder.File("mail", $"{name}.eml"), await File.ReadAllBytesAsync(written, cancel));
        Directory.Delete(beside, recursive: true);
    }
}
