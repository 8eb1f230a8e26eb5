using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Perdure.Facts.Metadata;

namespace Perdure.Facts.Build;

/// <summary>The references of a project, sorted by what is to be done with them.</summary>
internal sealed class ReferenceInputs
{
    private static readonly string[] FrameworkPackages = ["NETStandard.Library", "Microsoft.NETFramework.ReferenceAssemblies", "Microsoft.NETCore.App", "Microsoft.AspNetCore.App", "Microsoft.WindowsDesktop.App"];

    private ReferenceInputs(IReadOnlyList<string> assemblies, IReadOnlyList<string> dependencies, IReadOnlyList<string> framework)
    {
        Assemblies = assemblies;
        Dependencies = dependencies;
        Framework = framework;
    }

    /// <summary>What the compiler sees, as implementations, without the framework.</summary>
    public IReadOnlyList<string> Assemblies { get; }

    /// <summary>What the compiler does not see and the program has all the same.</summary>
    public IReadOnlyList<string> Dependencies { get; }

    /// <summary>The reference assemblies of the framework.</summary>
    public IReadOnlyList<string> Framework { get; }

    public static ReferenceInputs From(IEnumerable<ITaskItem> references, IEnumerable<ITaskItem> dependencies)
    {
        var beside = dependencies
            .Select(item => item.ItemSpec)
            .Where(path => string.Equals(Path.GetExtension(path), ".dll", StringComparison.OrdinalIgnoreCase) && !IsSatellite(path))
            .GroupBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        var assemblies = new List<string>();
        var framework = new List<string>();
        foreach (var item in references)
        {
            if (IsFramework(item))
            {
                framework.Add(item.ItemSpec);
            }
            else
            {
                assemblies.Add(Implementation(item.ItemSpec, beside));
                beside.Remove(Path.GetFileName(item.ItemSpec));
            }
        }

        return new ReferenceInputs(assemblies, beside.Values.OrderBy(path => path, StringComparer.Ordinal).ToArray(), framework);
    }

    private static bool IsFramework(ITaskItem item)
    {
        return item.GetMetadata("FrameworkReferenceName").Length > 0
            || string.Equals(item.GetMetadata("FrameworkFile"), "true", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(FrameworkPackages, package => item.GetMetadata("NuGetPackageId").StartsWith(package, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A package may give the compiler a reference assembly and the program another file.</summary>
    private static string Implementation(string path, Dictionary<string, string> beside)
    {
        if (!beside.TryGetValue(Path.GetFileName(path), out var other) || string.Equals(other, path, StringComparison.OrdinalIgnoreCase))
        {
            return path;
        }

        using var image = AssemblyImage.OpenMetadata(path);
        return image.Status == AssemblyImageStatus.ReferenceAssembly ? other : path;
    }

    private static bool IsSatellite(string path) => path.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase);
}
