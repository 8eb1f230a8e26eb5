using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.CodeFixes.Replace;

namespace Perdure.CodeFixes.Tests;

public class ProviderTests
{
    private static readonly Type[] Providers =
        [.. typeof(ReplaceCodeFixProvider).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)];

    [Fact]
    public void The_provider_that_dotnet_format_must_run_first_is_the_first_in_the_assembly()
    {
        Assert.Equal(typeof(ReplaceCodeFixProvider), Providers[0]);
    }

    [Fact]
    public void Every_provider_is_exported_and_has_a_key_of_its_own()
    {
        var keys = new List<string>();
        foreach (var provider in Providers)
        {
            Assert.NotNull(provider.GetCustomAttribute<ExportCodeFixProviderAttribute>());
            keys.Add((string)provider.GetField("EquivalenceKey")!.GetRawConstantValue()!);
        }

        Assert.Equal(keys, keys.Distinct());
    }
}
