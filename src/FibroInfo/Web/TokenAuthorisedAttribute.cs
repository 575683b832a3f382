namespace FibroInfo.Web;

/// <summary>
/// On a page whose address holds a secret token, which alone is its authority: it takes posts from anywhere, because a
/// mail program sends them (RFC 8058). Never on a page that looks at a cookie.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TokenAuthorisedAttribute : Attribute;
