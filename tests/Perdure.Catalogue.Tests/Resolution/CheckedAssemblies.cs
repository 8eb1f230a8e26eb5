using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Perdure.Catalogue.Tests.Resolution;

/// <summary>The assemblies that names are checked against: .NET, ASP.NET Core and the packages of the project file.</summary>
internal static class CheckedAssemblies
{
    private static readonly Lazy<CSharpCompilation> LazyCompilation = new(Create);

    public static CSharpCompilation Compilation => LazyCompilation.Value;

    /// <summary>The assemblies of Microsoft.NETCore.App alone: the base class library.</summary>
    public static IEnumerable<IAssemblySymbol> BaseClassLibrary =>
        Compilation.References
            .Where(reference => Path.GetFullPath(reference.Display!).Contains("Microsoft.NETCore.App", StringComparison.Ordinal))
            .Select(Compilation.GetAssemblyOrModuleSymbol)
            .OfType<IAssemblySymbol>();

    private static CSharpCompilation Create()
    {
        var frameworks = Recorded("TargetingPack").SelectMany(folder => Directory.GetFiles(folder, "*.dll"));
        var packages = Recorded("CheckedPackage");
        return CSharpCompilation.Create(
            "Names",
            references: frameworks.Concat(packages).Select(path => MetadataReference.CreateFromFile(path)),
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static IEnumerable<string> Recorded(string key) =>
        typeof(CheckedAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(attribute => attribute.Key == key)
            .Select(attribute => attribute.Value!);
}
