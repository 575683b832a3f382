namespace FibroInfo.Mail;

/// <summary>A letter in plain text, from the site to one person.</summary>
/// <param name="To"><see cref="FibroInfo.Text.EmailAddress"/> says what is one; to any other the letter is never sent.</param>
/// <param name="OneClickStop">Where a post, without more, stops letters of this kind (RFC 8058); null when there is nothing to stop.</param>
public sealed record Letter(string To, string Subject, string Body, Uri? OneClickStop);
