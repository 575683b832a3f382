namespace FibroInfo.Comments.Screening;

/// <summary>The field of a draft that a finding stands in.</summary>
public enum DraftField
{
    Body,
    Name,
    Website,
}
