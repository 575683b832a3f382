using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace FibroInfo.Web;

/// <summary>
/// Gives a page that binds its form the fields of <see cref="PostForm"/>: whole text, each field once. Only what says
/// <c>[FromForm]</c> gets any; a field can never speak for a part of the address, whose name is <c>[FromRoute]</c> or nothing (T10).
/// </summary>
/// <remarks>
/// For the staff, whose unreadable forms <see cref="StaffPostMiddleware"/> refuses first. A reader's form is read by the page itself
/// (<see cref="PostFormExtensions.ReadPostAsync"/>): the contract answers an unknown article and a used-up budget before a broken form,
/// and binding comes before all that a page does.
/// </remarks>
public sealed class BoundFormValueProviderFactory : IValueProviderFactory
{
    public Task CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        if (context.ActionContext.HttpContext.Features.Get<IFormFeature>() is PostFormFeature form)
        {
            context.ValueProviders.Add(new OnlyWhereAsked(form));
        }

        return Task.CompletedTask;
    }

    /// <summary>Has no value for anybody, but for who asks for a form.</summary>
    private sealed class OnlyWhereAsked(PostFormFeature form) : IBindingSourceValueProvider
    {
        public bool ContainsPrefix(string prefix) => false;

        public ValueProviderResult GetValue(string key) => ValueProviderResult.None;

        /// <exception cref="BadHttpRequestException">What was posted is no form that can be read.</exception>
        public IValueProvider? Filter(BindingSource bindingSource) =>
            bindingSource.CanAcceptDataFrom(BindingSource.Form) ? new Fields(form.Require()) : null;
    }

    private sealed class Fields(PostForm form) : IValueProvider
    {
        private readonly PrefixContainer _names = new([.. form.Names]);

        public bool ContainsPrefix(string prefix) => _names.ContainsPrefix(prefix);

        /// <exception cref="BadHttpRequestException">The field was sent twice.</exception>
        public ValueProviderResult GetValue(string key) =>
            form.Names.Contains(key, StringComparer.OrdinalIgnoreCase) ? new(form[key], CultureInfo.InvariantCulture) : ValueProviderResult.None;
    }
}

/// <summary>A field that was sent empty is "", like one that was not sent: the framework would make it null.</summary>
public sealed class EmptyFieldMetadataProvider : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        // Of parameters, which come from the address, "?after=" says as little as no key.
        if (context.Key.MetadataKind == ModelMetadataKind.Property)
        {
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
        }
    }
}
