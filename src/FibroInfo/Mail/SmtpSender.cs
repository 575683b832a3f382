using System.Net;
using System.Net.Mail;

namespace FibroInfo.Mail;

/// <summary>Hands letters to a mail server.</summary>
/// <param name="patience">How long the server may take over one letter.</param>
public sealed class SmtpSender(string host, int port, NetworkCredential? credential, TimeSpan patience) : ISender
{
    /// <summary>
    /// Letters and passwords are readable on the way without it (STARTTLS). Only a server beside the site does without:
    /// on this machine, or under a name without a dot, as containers call each other.
    /// </summary>
    public bool IsEncrypted { get; } =
        IPAddress.TryParse(host, out IPAddress? address) ? !IPAddress.IsLoopback(address) : host.Contains('.', StringComparison.Ordinal);

    public async Task SendAsync(MailMessage message, string name, CancellationToken cancel)
    {
        // SmtpClient's own time-out does not apply to its asynchronous calls.
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(patience);
        using var client = new SmtpClient(host, port) { EnableSsl = IsEncrypted, Credentials = credential };
        try
        {
            await client.SendMailAsync(message, timer.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server took too long.", late);
        }
    }
}
