using System.Text;
using FibroInfo.Editing.Revisions;

namespace FibroInfo.Tests.Editing.Revisions;

/// <summary>An old text comes back byte by byte, but for what was promised in public since.</summary>
public sealed class RevisionRestoreTests
{
    private const string Old = "---\n# Old.\ntitle:  \"Old\"   # blanks\nsummary: S.\n---\n\nOld text.\n";

    [Fact]
    public void A_version_without_promises_since_comes_back_byte_by_byte()
    {
        Assert.Equal(Old, RevisionRestore.BuildText(Old, Bytes("---\ntitle: New\n---\nNew.\n")));
        Assert.Equal(Old, RevisionRestore.BuildText(Old, null));
        Assert.Equal("No keys.", RevisionRestore.BuildText("No keys.", Bytes(Old)));
        Assert.Equal(Old, RevisionRestore.BuildText(Old, [0xFF]));
        string windows = "\uFEFF" + Old.Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(windows, RevisionRestore.BuildText(windows, Bytes("---\ntitle: New\n---\nNew.\n")));
    }

    [Fact]
    public void Corrections_that_were_told_and_addresses_that_were_given_stay()
    {
        const string now = "---\ntitle: New\nslug: fresh\naliases: [older, oldest]\ncorrections:\n  # the first\n  - date: 2026-11-10\n    what: A number.\n    why: A slip.\nsummary: S.\n---\nNew.\n";

        Assert.Equal(
            "---\n# Old.\ntitle:  \"Old\"   # blanks\nsummary: S.\nslug: fresh\naliases: [older, oldest]\ncorrections:\n  # the first\n  - date: 2026-11-10\n    what: A number.\n    why: A slip.\n---\n\nOld text.\n",
            RevisionRestore.BuildText(Old, Bytes(now)));
    }

    [Fact]
    public void An_address_that_was_given_up_since_does_not_come_back()
    {
        const string old = "---\ntitle: Old\nslug: once\ncorrections:\n  - date: 2026-01-01\n    what: First.\n---\nOld.\n";
        const string now = "---\ntitle: New\ncorrections:\n  - date: 2026-02-02\n    what: Second.\n  - date: 2026-01-01\n    what: First.\n---\nNew.\n";

        Assert.Equal("---\ntitle: Old\ncorrections:\n  - date: 2026-02-02\n    what: Second.\n  - date: 2026-01-01\n    what: First.\n---\nOld.\n", RevisionRestore.BuildText(old, Bytes(now)));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
