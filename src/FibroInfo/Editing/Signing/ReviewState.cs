namespace FibroInfo.Editing.Signing;

/// <summary>How far a text is on its way to a signature.</summary>
public enum ReviewState { Waiting, Signed, SentBack }
