namespace FibroInfo.Reports;

public enum DecideOutcome
{
    Decided,
    AlreadyDecided,
    NotThere,
}
