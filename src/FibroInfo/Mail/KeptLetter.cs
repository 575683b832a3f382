namespace FibroInfo.Mail;

/// <summary>A letter that waits to be sent, or lies in the mail folder, as whom it goes to may ask for it.</summary>
/// <param name="Written">When.</param>
/// <param name="Due">When it is next tried; of a file, when it was written.</param>
public sealed record KeptLetter(long Id, string To, string Subject, string Body, DateTimeOffset Written, DateTimeOffset Due);
