namespace FibroInfo.Tests.Running;

/// <summary>Takes a folder away, and brings it back.</summary>
public sealed class TakenAway : IDisposable
{
    private readonly string _root;
    private readonly string _way;
    private readonly string _aside;

    public TakenAway(string root, string way)
    {
        (_root, _way, _aside) = (root, way, root + "-aside");
        switch (way)
        {
            case "without site.yaml":
                File.Move(Path.Combine(root, "site.yaml"), _aside);
                break;
            case "emptied":
                Directory.CreateDirectory(_aside);
                MoveAll(root, _aside);
                break;
            default:
                Directory.Move(root, _aside);
                if (way == "a file in its place")
                {
                    File.WriteAllText(root, "");
                }

                break;
        }
    }

    public bool LeavesFiles => _way == "without site.yaml";

    public string[] Left() => Directory.Exists(_root) ? [.. Directory.GetFileSystemEntries(_root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    public void Dispose()
    {
        switch (_way)
        {
            case "without site.yaml":
                File.Move(_aside, Path.Combine(_root, "site.yaml"));
                break;
            case "emptied":
                MoveAll(_aside, _root);
                Directory.Delete(_aside);
                break;
            default:
                File.Delete(_root);
                Directory.Move(_aside, _root);
                break;
        }
    }

    private static void MoveAll(string from, string to)
    {
        foreach (string entry in Directory.GetFileSystemEntries(from))
        {
            Directory.Move(entry, Path.Combine(to, Path.GetFileName(entry)));
        }
    }
}
