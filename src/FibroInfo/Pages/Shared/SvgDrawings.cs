using System.Globalization;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>The drawings of the identity that stand in the page itself: no request, and they take the page's colours.</summary>
public static class SvgDrawings
{
    public static readonly SafeHtml Alert = SafeHtml.From(
        $"""<svg viewBox="0 0 28 28" width="28" height="28" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" """
        + $"""aria-hidden="true" focusable="false"><path d="M14 2.5a11.5 11.5 0 1 0 .01 0M14 8v7m0 4.5v.01"/></svg>""");

    public static readonly SafeHtml Search = SafeHtml.From(
        $"""<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" """
        + $"""aria-hidden="true" focusable="false"><path d="M8.5 2.5a6 6 0 1 0 .01 0M13 13l5 5"/></svg>""");

    public static readonly SafeHtml Star = SafeHtml.From(
        $"""<svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">"""
        + $"""<path d="M12 2.2l3 6.3 6.9.9-5 4.8 1.2 6.9L12 17.7l-6.1 3.4 1.2-6.9-5-4.8 6.9-.9z"/></svg>""");

    /// <summary>A minute: five rings.</summary>
    public static readonly SafeHtml Minute = SafeHtml.From(
        $"""<svg viewBox="0 0 148 36" width="148" height="36" aria-hidden="true" focusable="false"><path d="M8 18H136"/>{Rings(8, 40, 72, 104, 136)}</svg>""");

    /// <summary>A little at a time: six loops.</summary>
    public static readonly SafeHtml Little = SafeHtml.From(
        $"""<svg viewBox="0 0 500 36" width="500" height="36" aria-hidden="true" focusable="false">"""
        + $"""<path d="M2 30h22{string.Join("h26", Enumerable.Repeat(Loop, 6))}h26"/><circle cx="492" cy="30" r="6.5"/></svg>""");

    /// <summary>The whole story: a line that runs off the page.</summary>
    public static readonly SafeHtml Whole = SafeHtml.From(
        $"""<svg viewBox="0 0 20 36" width="20" height="36" aria-hidden="true" focusable="false"><path d="M2 18H4000"/></svg>""");

    private const string Loop = "a75.7 75.7 0 0 0 30.7-6.5a11.5 11.5 0 1 0-9.4 0a75.7 75.7 0 0 0 30.7 6.5";

    /// <summary>Where a reader of easy reading is: done are filled rings, here is the loop, ahead are empty rings on dots.</summary>
    public static SafeHtml Progress(int part, int of)
    {
        int width = X(of) + 20;
        SafeHtml ahead = part < of ? SafeHtml.From($"""<path class="ahead" d="M{X(part) + 22} 25H{width}"/>""") : SafeHtml.Empty;
        SafeHtml rings = SafeHtml.Concat(Enumerable.Range(1, of).Where(number => number != part).Select(number => number < part
            ? SafeHtml.From($"""<circle class="done" cx="{X(number)}" cy="25" r="8"/>""")
            : SafeHtml.From($"""<circle class="ahead" cx="{X(number)}" cy="25" r="7"/>""")));
        return SafeHtml.From(
            $"""<svg class="progress" viewBox="0 0 {width} 34" width="{width}" height="34" aria-hidden="true" focusable="false">"""
            + $"""<path d="M0 25H{X(part) - 20}a61.5 61.5 0 0 0 23.7-4.7a9.5 9.5 0 1 0-7.4 0a61.5 61.5 0 0 0 23.7 4.7"/>{ahead}{rings}</svg>""");
    }

    private static int X(int part) => 24 + (58 * (part - 1));

    private static SafeHtml Rings(params int[] places) =>
        SafeHtml.Concat(places.Select(x => SafeHtml.From($"""<circle cx="{x.ToString(CultureInfo.InvariantCulture)}" cy="18" r="6.5"/>""")));
}
