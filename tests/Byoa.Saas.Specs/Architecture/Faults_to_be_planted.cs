using System.Runtime.CompilerServices;
using Byoa.Saas.Chaos.Planted;

namespace Byoa.Saas.Specs.Architecture;

/// <summary>The proving program takes safeguards out by their text, which whoever changes the code does not see.</summary>
public sealed class Faults_to_be_planted
{
    [Fact]
    public void every_planted_fault_still_stands_in_the_code_once()
    {
        var edits = PlantedFault.All.SelectMany(fault => fault.Edits).ToList();

        edits.ShouldNotBeEmpty();
        edits.Where(edit => !edit.StandsOnceIn(File.ReadAllText(Path.Combine(Repository(), edit.File)))).Select(edit => $"{edit.File}: {edit.Text.Trim()}")
            .ShouldBeEmpty("Bring tests/Byoa.Saas.Chaos/Planted/PlantedFault.cs up to date with the code.");
    }

    private static string Repository([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..");
}
