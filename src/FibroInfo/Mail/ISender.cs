using System.Net.Mail;

namespace FibroInfo.Mail;

/// <summary>Carries a letter out of the site: into a folder, or to a mail server.</summary>
public interface ISender
{
    /// <summary>Returns when somebody else answers for the letter; any exception means that it may be tried again.</summary>
    /// <param name="name">A name for it that is the same at every attempt, fit for a file.</param>
    public Task SendAsync(MailMessage message, string name, CancellationToken cancel);
}
