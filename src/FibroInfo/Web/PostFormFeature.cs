using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;

namespace FibroInfo.Web;

/// <summary>
/// The form of this post, read once and in one way: the framework's check of tokens finds the same fields as the page.
/// Or the status of why there is none.
/// </summary>
internal sealed class PostFormFeature : IFormFeature
{
    private readonly PostForm? _form;
    private readonly IFormCollection? _fields;

    public PostFormFeature(int refusal) => Refusal = refusal;

    public PostFormFeature(PostForm form, IFormFileCollection? files = null)
    {
        _form = form;
        _fields = new FormCollection(form.Fields, files);
    }

    /// <summary>0 when there is a form.</summary>
    public int Refusal { get; }

    public bool HasFormContentType => Refusal != StatusCodes.Status415UnsupportedMediaType;

    [AllowNull]
    public IFormCollection Form
    {
        get => ReadForm();
        set => throw new NotSupportedException("What was sent stays as it was sent.");
    }

    /// <exception cref="BadHttpRequestException">It is no form (415), a broken one (400), or too large (413).</exception>
    public PostForm Require() => _form ?? throw Refused();

    /// <exception cref="BadHttpRequestException">As above.</exception>
    public IFormCollection ReadForm() => _fields ?? throw Refused();

    public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => Task.FromResult(ReadForm());

    private BadHttpRequestException Refused() => new("This post has no form that can be read.", Refusal);
}
