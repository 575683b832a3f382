using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FibroInfo.Web;

/// <summary>
/// A field that a form of the staff may send several times, such as the boxes that are ticked: all its values, in the order in which they
/// were sent. Any other field that is sent twice is refused (<see cref="BoundFormValueProviderFactory"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RepeatedFieldAttribute : ModelBinderAttribute
{
    public RepeatedFieldAttribute(string name)
        : base(typeof(RepeatedFieldBinder)) => (Name, BindingSource) = (name, BindingSource.Form);
}

/// <summary>Binds an <see cref="IReadOnlyList{T}"/> of strings; empty when the field was not sent.</summary>
internal sealed class RepeatedFieldBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        // A page binds at a HEAD too, which has no form.
        if (bindingContext.HttpContext.Features.Get<IFormFeature>() is PostFormFeature form)
        {
            bindingContext.Result = ModelBindingResult.Success(form.Require().All(bindingContext.ModelName));
        }

        return Task.CompletedTask;
    }
}
