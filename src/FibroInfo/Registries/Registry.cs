namespace FibroInfo.Registries;

/// <summary>Who keeps records of papers, and of what journals said of them later.</summary>
public enum Registry { Crossref, PubMed, RetractionWatch }
