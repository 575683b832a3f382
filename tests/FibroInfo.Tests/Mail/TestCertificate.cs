using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FibroInfo.Tests.Mail;

/// <summary>A certificate that nobody trusts who isn't told to.</summary>
internal static class TestCertificate
{
    public static X509Certificate2 Localhost { get; } = Create();

    /// <summary>Trusts that one alone.</summary>
    public static RemoteCertificateValidationCallback IsTrusted { get; } =
        (_, certificate, _, _) => certificate?.GetCertHashString() == Localhost.GetCertHashString();

    private static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(7));
        // Some systems serve no certificate whose key was never in a file.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
