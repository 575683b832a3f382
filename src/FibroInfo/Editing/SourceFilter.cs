namespace FibroInfo.Editing;

/// <summary>What the list of sources shows.</summary>
public enum SourceFilter { All, Unverified, Noticed, Indirect, Unused }

/// <summary>In which order.</summary>
public enum SourceSort { Author, Title, Newest, MostUsed, LastAdded }
