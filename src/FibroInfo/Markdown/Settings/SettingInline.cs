using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Settings;

/// <summary><c>{{retention-days.waiting}}</c></summary>
internal sealed class SettingInline(string name) : LeafInline
{
    public string Name => name;
}
