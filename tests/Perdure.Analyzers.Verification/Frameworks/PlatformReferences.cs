using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Perdure.Analyzers.Verification.Frameworks;

/// <summary>The references that every test project has: the running .NET and the Microsoft.Extensions abstractions.</summary>
public static class PlatformReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Loaded = new(Load);

    /// <summary>The references.</summary>
    public static ImmutableArray<MetadataReference> All => Loaded.Value;

    private static ImmutableArray<MetadataReference> Load()
    {
        var runtimeFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        Type[] extensions =
        [
            typeof(IConfiguration),
            typeof(IServiceCollection),
            typeof(IHost),
            typeof(ILogger),
            typeof(IOptions<>),
            typeof(IChangeToken),
        ];

        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == runtimeFolder)
            .Concat(extensions.Select(type => type.Assembly.Location))
            .Distinct()
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }
}
