namespace FibroInfo.References;

/// <summary>A Vancouver sentence in the pieces a page prints on lines of their own; each ends with its full stop.</summary>
/// <param name="Authors">"Bell T, Trost Z, et al."; empty when nobody is named.</param>
/// <param name="Title">"Meta-analysis of cognitive performance in fibromyalgia."</param>
/// <param name="Source">"J Clin Exp Neuropsychol. 2018;40(7):698-714."; DOI, PMID and address are not in it.</param>
public sealed record VancouverParts(string Authors, string Title, string Source);
