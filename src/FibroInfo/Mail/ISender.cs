using MimeKit;

namespace FibroInfo.Mail;

/// <summary>Carries a letter out of the site: into a folder, or to a mail server.</summary>
public interface ISender
{
    /// <summary>Returns null when somebody else answers for the letter; any failure, and any exception, means that it may be tried again.</summary>
    /// <param name="name">A name for it that is the same at every attempt, fit for a file.</param>
    public Task<DeliveryFailure?> SendAsync(MimeMessage message, string name, CancellationToken cancel);
}
