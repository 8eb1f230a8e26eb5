using Perdure.Facts.Summaries;
using Perdure.Facts.Tests.Fixtures;
using static Perdure.Facts.Tests.Fixtures.FarAndNear;

namespace Perdure.Facts.Tests;

/// <summary>Assemblies that cannot be read, that are damaged, and how often the others are read.</summary>
public sealed class AssemblyInputTests
{
    [Fact]
    public void What_cannot_be_read_is_left_out_with_a_message()
    {
        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var reference = CompiledAssembly.Compile(directory.FullName, "Reference", "[assembly: System.Runtime.CompilerServices.ReferenceAssembly] " + Far.Replace("using System;", string.Empty, StringComparison.Ordinal).Replace("DateTime", "System.DateTime", StringComparison.Ordinal), asReferenceAssembly: true);
            var text = Path.Combine(directory.FullName, "Text.dll");
            File.WriteAllText(text, "This is no assembly.");
            var empty = Path.Combine(directory.FullName, "Empty.dll");
            File.WriteAllBytes(empty, []);
            var near = CompiledAssembly.Compile(directory.FullName, "Good", Far);

            var result = Scan.Generate([reference.Path, text, empty, Path.Combine(directory.FullName, "Absent.dll"), near.Path]);

            Assert.Equal(4, result.Messages.Count);
            Assert.Contains("Reference.dll' was not analysed: it is a reference assembly", result.Messages[0], StringComparison.Ordinal);
            Assert.Contains("it cannot be read", result.Messages[1], StringComparison.Ordinal);
            Assert.Contains("it does not exist", result.Messages[3], StringComparison.Ordinal);
            var facts = Scan.Parse(result.Text);
            Assert.Equal("PDR0101", facts.Of("M:Far.Clock.Stamp"));
            Assert.Equal(["Good"], facts.Assemblies.Keys);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Damaged_assemblies_never_throw()
    {
        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var good = File.ReadAllBytes(CompiledAssembly.Compile(directory.FullName, "Near", Far + Near.Replace("using System;", string.Empty, StringComparison.Ordinal).Replace("DateTime", "System.DateTime", StringComparison.Ordinal).Replace("Guid id", "System.Guid id", StringComparison.Ordinal).Replace("Guid.New", "System.Guid.New", StringComparison.Ordinal)).Path);
            var random = new Random(20260101);
            var path = Path.Combine(directory.FullName, "Damaged.dll");
            for (var i = 0; i < 400; i++)
            {
                var bytes = good.ToArray();
                for (var flips = random.Next(1, 12); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                File.WriteAllBytes(path, i % 5 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
                var result = Scan.Generate([path]);
                Scan.Parse(result.Text);
            }
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Real_assemblies_are_read_without_a_complaint()
    {
        var cache = new SummaryCache();
        foreach (var path in Scan.FrameworkPaths().Where(path => !Path.GetFileName(path).StartsWith("lib", StringComparison.Ordinal)))
        {
            var summary = cache.Get(path, out var problem);
            Assert.True(summary is not null || problem.Contains("no managed code", StringComparison.Ordinal), path + ": " + problem);
        }
    }

    [Fact]
    public void An_assembly_is_read_once_wherever_it_lies_and_again_when_it_changes()
    {
        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var path = CompiledAssembly.Compile(directory.FullName, "Far", Far).Path;
            var copy = Path.Combine(directory.FullName, "Copy.dll");
            File.Copy(path, copy);
            var cache = new SummaryCache();

            var first = cache.Get(path, out _);
            Assert.NotNull(first);
            Assert.Same(first, cache.Get(path, out _));
            Assert.Same(first, cache.Get(copy, out _));

            CompiledAssembly.Compile(directory.FullName, "Far", "public static class Other { public static int Longer(int a, int b) => a + b; }");
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
            Assert.NotSame(first, cache.Get(path, out _));
            Assert.Contains(cache.Get(path, out _)!.Types, type => type.Name == "Other");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
