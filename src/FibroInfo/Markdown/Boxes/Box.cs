using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace FibroInfo.Markdown.Boxes;

/// <summary>One kind of box: <c>::: name arguments</c> … <c>:::</c>. Each kind is one small file.</summary>
internal abstract class Box
{
    /// <summary>The word behind the colons.</summary>
    public abstract string Name { get; }

    /// <summary>Checks the arguments and notes what the page must know of; runs before anything is written.</summary>
    public virtual void Read(CustomContainer box, BoxArguments arguments, Typesetter state)
    {
    }

    public abstract void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, Typesetter state);

    protected static void WriteBetween(HtmlRenderer renderer, SafeHtml before, CustomContainer box, SafeHtml after)
    {
        renderer.EnsureLine();
        renderer.Write(before);
        renderer.EnsureLine();
        renderer.WriteChildren(box);
        renderer.Write(after);
        renderer.EnsureLine();
    }
}
